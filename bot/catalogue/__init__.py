"""The catalogue: content/ → topics and drills, and the filling of their texts."""

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.links import link_id, question_id_from_link
from bot.catalogue.template import FillError, fill

__all__ = ["Catalogue", "ContentError", "Fault", "FillError", "fill", "link_id", "question_id_from_link"]
