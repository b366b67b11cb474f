"""Figures about nights, crew and things: told as they are, for nobody stands behind them."""
