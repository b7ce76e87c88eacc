"""Parts of a page's picture, cut out."""

from PIL import Image

from intake.model import WHOLE_PAGE, Box


def cut(page: Image.Image, part: Box) -> Image.Image:
    """The part of the picture in that box, at least a pixel; the picture itself for the whole."""
    if part == WHOLE_PAGE:
        return page
    left, top = int(part.x0 * page.width), int(part.y0 * page.height)
    right, bottom = round(part.x1 * page.width), round(part.y1 * page.height)
    return page.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
