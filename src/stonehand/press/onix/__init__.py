"""What is known of a book in, its ONIX 3.1 message out: one product for each format."""

from stonehand.press.onix.goods import Extent, Goods
from stonehand.press.onix.message import onix_message

__all__ = ["Extent", "Goods", "onix_message"]
