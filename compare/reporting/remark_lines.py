"""The lines of the files that tell of remarks: remarks, links, traces and near misses."""

from __future__ import annotations

from collections.abc import Sequence

from compare.reading.identities import spell
from compare.reporting.exports import Line, change_line, side_line
from compare.tracing.echoes import Echo
from compare.tracing.origins import Origins
from compare.tracing.remarks import Link, Part, Remark
from compare.tracing.traces import Step, doubt_of_first, fullest


def remark_line(remark: Remark, origins: Origins, same_claim: Sequence[Echo] = ()) -> Line:
    """The line of a remark in remarks.jsonl; its label is the fullest version."""
    of_part = {part.id: part for part in remark.parts}
    anchor = remark.anchor
    return {
        "id": spell(remark.id),
        "speaker": next((part.name for part in remark.parts if part.name), None),
        "label": fullest(remark).text,
        "statements": sorted({spell(part.statement) for part in remark.parts}),
        "members": [
            {
                "statement": spell(p.statement),
                "article": spell(p.article),
                "outlet": p.outlet,
                "published": p.published or None,
                "name": p.name,
                "guessed": p.guessed,
                "form": p.form,
                "start": p.start,
                "end": p.end,
                "quoted": p.quoted,
                "text": p.text,
            }
            for p in remark.parts
        ],
        "links": [
            {
                "left": spell(of_part[link.left].statement),
                "right": spell(of_part[link.right].statement),
                "left_span": (of_part[link.left].start, of_part[link.left].end),
                "right_span": (of_part[link.right].start, of_part[link.right].end),
                "tier": link.tier,
                "probability": link.probability,
                "reason": link.reason,
            }
            for link in remark.links
        ],
        "weakest": remark.weakest,
        "outlets": sorted({part.outlet for part in remark.parts if part.outlet}),
        "origins": len(origins),
        "first": {
            "article": spell(anchor.article),
            "published": anchor.published or None,
            "doubt": doubt_of_first(remark.parts),
        },
        "same_claim": [
            {
                "statement": spell(part.statement),
                "article": spell(part.article),
                "start": part.start,
                "end": part.end,
                "name": part.name,
                "text": part.text,
                "likeness": likeness,
            }
            for part, likeness in same_claim
        ],
    }


def link_line(link: Link, left: Part, right: Part) -> Line:
    """The line of two parts that may report one remark, in links.jsonl."""
    return {
        **{
            name: {"statement": spell(part.statement), "start": part.start, "end": part.end}
            for name, part in (("left", left), ("right", right))
        },
        "tier": link.tier,
        "probability": link.probability,
        "reason": link.reason,
    }


def trace_line(remark: Remark, steps: Sequence[Step], origins: Origins) -> Line:
    """The line of a trace in traces.jsonl: the versions in order of time, each against the fullest."""
    full = fullest(remark)
    return {
        "remark": spell(remark.id),
        "steps": [step_line(step, full) for step in steps],
        "origins": origins.names,
        "merges": [{"left": one.left, "right": one.right, "reason": one.reason} for one in origins.merges],
    }


def step_line(step: Step, full: Part) -> Line:
    """One step of a trace."""
    part = step.part
    return {
        "part": {"statement": spell(part.statement), "start": part.start, "end": part.end},
        "article": spell(part.article),
        "published": part.published or None,
        "doubt": step.doubt,
        "kept": step.kept,
        "cut": step.cut,
        "changed": [change_line(change, full.start, part.start) for change in step.changed],
        "carrier": step.carrier,
        "operations": [op.moved_by(full.start, part.start) for op in step.operations],
        "follows": spell(step.follows) if step.follows is not None else None,
    }


def near_miss_line(left: Part, right: Part, likeness: float, why: str, relation: str = "") -> Line:
    """The line of two parts that are alike and not one remark, in near_misses.jsonl."""
    return {
        **{
            name: {
                **side_line((part.article, part.start, part.end, part.statement)),
                "name": part.name,
                "text": part.text,
            }
            for name, part in (("left", left), ("right", right))
        },
        "likeness": likeness,
        "relation": relation or None,
        "why": why,
    }
