"""A call as a word processor or an e-mail gives it, with every trap we know of."""

from pathlib import Path

CALL = Path(__file__).with_name("call.txt").read_text()
