"""The accessibility dossier in, the page that tells of it out."""

from stonehand.compose.environment import environment
from stonehand.model.dossier import Dossier


def dossier_html(dossier: Dossier) -> str:
    """Return the dossier as an HTML document of the house."""
    return environment().get_template("dossier.html").render(dossier=dossier)
