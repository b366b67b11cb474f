"""Write what the guard goes by for the device: static/js/guard-marks.js."""

from sosbus.base.settings import CHECKOUT
from sosbus.guard.rules import for_the_device

(CHECKOUT / "static" / "js" / "guard-marks.js").write_text(for_the_device(), encoding="utf-8")
