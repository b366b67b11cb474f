"""The programme page and the year report: every part of the programme, side by side."""
