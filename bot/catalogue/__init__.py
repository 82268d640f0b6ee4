"""The catalogue: content/ → topics and drills, and the filling of their texts."""

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.links import link_id, question_id_from_link
from bot.catalogue.template import FillError, fill

__all__ = [
    "Catalogue",
    "ContentError",
    "Fault",
    "FillError",
    "content_folder",
    "fill",
    "link_id",
    "question_id_from_link",
]
