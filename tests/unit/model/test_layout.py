"""Lines of the map travel between processes as they are."""

import pickle

from stonehand.model.layout import FaceRun, Line, Word


def test_a_line_is_pickled_with_its_words_and_faces() -> None:
    words, faces = (Word(1.5, 20.25, 0), Word(24.0, 9.75, 4)), (FaceRun(0, "EB Garamond 10.5"),)
    line = Line(
        "body", 1.5, 2.0, 32.25, 12.0, 10.0, "one two", "p1", 0, 7, "a.md:1:1", words=words, faces=faces
    )
    found = pickle.loads(pickle.dumps(line))
    assert found == line
    assert found.words[1].width == 9.75
