"""The same garage and desk as the hires have."""

from tests.hire.conftest import desk, garage

__all__ = ["desk", "garage"]
