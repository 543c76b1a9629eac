"""Tasks in, set sections out: from the shelf where the same was set before, else set side by side."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from stonehand.diagnostics import Code, Diagnostic
from stonehand.errors import TaskLost
from stonehand.model.book import Book
from stonehand.model.progress import Progress
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.keys import plans_key, task_key
from stonehand.press.pdf.set import SectionTask, SetSection, blank_section, set_section
from stonehand.source import Span
from stonehand.store.filed import find, keep
from stonehand.store.toolchain import toolchain

NEXT = "stonehand.pipeline.pressing"
"""What a set book comes to, and all that it needs: imported while others set."""

Meanwhile = Callable[[Book], object]
"""What can be done with a book while its sections are being set."""


@dataclass(slots=True)
class ComposingRoom:
    """Where sections are set. A task is its own key, for it is pure: each is done once."""

    plant: Plant
    progress: Progress
    meanwhile: Meanwhile | None = None
    done: dict[SectionTask, SetSection] = field(default_factory=dict)

    def set(self, tasks: Sequence[SectionTask], book: Book | None = None) -> tuple[SetSection, ...]:
        """Return the sections of these tasks, in their order; `book` is what they are of."""
        wanted = [task for task in dict.fromkeys(tasks) if task not in self.done]
        # What was never set is begun before that is read which was: meanwhile it is being set.
        begun = self._begin([task for task in wanted if not self._is_known(task)])
        if begun:
            import_module(NEXT)
        kept = {
            task: section
            for task in wanted
            if task not in begun and (section := self._kept(task)) is not None
        }
        begun |= self._begin([task for task in wanted if task not in begun and task not in kept])
        if begun and book is not None and self.meanwhile is not None:
            self.meanwhile(book)
        for task in wanted:
            self.progress.step(task.anchor)
            self.done[task] = kept[task] if task in kept else self._finished(task, begun[task])
        return tuple(self.done[task] for task in tasks)

    def one(self, task: SectionTask) -> SetSection:
        """Return the section of a task."""
        return self.set([task])[0]

    def _begin(self, tasks: Sequence[SectionTask]) -> "dict[SectionTask, Future[SetSection]]":
        """Have tasks done, the longest first: no lane is to be left alone with it at the end."""
        ordered = sorted(tasks, key=lambda task: len(task.html), reverse=True)
        return {
            task: self.plant.executor.submit(set_section, task, *kept_plans(task, self.plant))
            for task in ordered
        }

    def _is_known(self, task: SectionTask) -> bool:
        """Tell whether something was kept of a task, which may still turn out not to do."""
        return self.plant.shelf is not None and self.plant.shelf.has(task_key(task, toolchain()))

    def _finished(self, task: SectionTask, future: Future[SetSection]) -> SetSection:
        try:
            section = future.result()
        except TaskLost as lost:
            return self._lost(task, str(lost))
        self._keep(task, section)
        return replace(section, plans={})

    def _lost(self, task: SectionTask, why: str) -> SetSection:
        """Return a page with a question mark for a section that no process could finish."""
        size = f"{len(task.html):,} characters of HTML"
        message = f"“{task.anchor}” ({size}) could not be set: {why}"
        fault = Diagnostic.of(Code.L015, message, Span.point(task.anchor))
        section = self.plant.executor.submit(set_section, blank_section(task)).result()
        return replace(section, diagnostics=(fault, *section.diagnostics))

    def _kept(self, task: SectionTask) -> SetSection | None:
        shelf = self.plant.shelf
        found = find(shelf, task_key(task, toolchain()), task.root) if shelf else None
        return found if isinstance(found, SetSection) else None

    def _keep(self, task: SectionTask, section: SetSection) -> None:
        shelf = self.plant.shelf
        if shelf is None or any(diagnostic.code is Code.L015 for diagnostic in section.diagnostics):
            return
        shelf.put(plans_key(task.anchor, toolchain()), section.plans)
        keep(shelf, task_key(task, toolchain()), task.root, section.files, replace(section, plans={}))


def kept_plans(task: SectionTask, plant: Plant) -> tuple[Mapping[bytes, Any], ...]:
    """Return the plans that the last setting of a section used, if they are on the shelf."""
    found = plant.shelf.get(plans_key(task.anchor, toolchain())) if plant.shelf else None
    return (found,) if found else ()
