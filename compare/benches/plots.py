"""Plots as SVG text: lines over two axes, each linear or logarithmic, legible on light and on dark ground."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 800, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 280, 44, 56  # margins; the legend stands on the right
STYLE = """
  svg { background: #fff; color: #1b1b1b; font: 13px system-ui, sans-serif; }
  text { fill: currentColor; } .title { font-size: 15px; font-weight: 600; }
  .grid { stroke: #8884; } .line { fill: none; stroke-width: 2; }
  .s0 { stroke: #0b62b8; } .s1 { stroke: #c2410c; } .s2 { stroke: #15803d; }
  .s3 { stroke: #7e22ce; } .s4 { stroke: #a16207; } .s5 { stroke: #be123c; }
  @media (prefers-color-scheme: dark) {
    svg { background: #16181c; color: #e8e8e8; }
    .s0 { stroke: #6cb2ff; } .s1 { stroke: #ff9a5c; } .s2 { stroke: #5fd38d; }
    .s3 { stroke: #cf9bff; } .s4 { stroke: #e6c34a; } .s5 { stroke: #ff8fa3; }
  }"""
DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 4", "1 4")  # colour is not the only thing that tells lines apart


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: what it shows, from where to where, and at which values there is a mark."""

    label: str
    low: float
    high: float
    marks: tuple[float, ...]
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """Where a value lies, from 0 to 1."""
        if self.logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def decades(label: str, values: Sequence[float]) -> Axis:
    """A logarithmic axis of whole decades around values above 0."""
    low = math.floor(math.log10(min(values)))
    high = max(math.ceil(math.log10(max(values))), low + 1)
    return Axis(label, 10.0**low, 10.0**high, tuple(10.0**power for power in range(low, high + 1)), True)


def tenths(label: str, first: int = 0) -> Axis:
    """A linear axis from so many tenths to 1."""
    return Axis(label, first / 10, 1, tuple(tenth / 10 for tenth in range(first, 11)))


def plot(title: str, x: Axis, y: Axis, lines: Mapping[str, Points]) -> str:
    """An SVG of named lines, a point marked for each pair of values."""
    body = [f'<text class="title" x="{LEFT}" y="24">{escape(title)}</text>']
    body += [_mark_x(x, value) for value in x.marks] + [_mark_y(y, value) for value in y.marks]
    middle_x, middle_y = (LEFT + WIDTH - RIGHT) / 2, (TOP + HEIGHT - BOTTOM) / 2
    body.append(f'<text x="{middle_x:.0f}" y="{HEIGHT - 12}" text-anchor="middle">{escape(x.label)}</text>')
    turned = f'transform="rotate(-90 18 {middle_y:.0f})"'
    body.append(f'<text x="18" y="{middle_y:.0f}" text-anchor="middle" {turned}>{escape(y.label)}</text>')
    for number, (name, points) in enumerate(lines.items()):
        body += _line(number, name, [(_across(x, a), _up(y, b)) for a, b in points])
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
    return "\n".join([head, f"<title>{escape(title)}</title>", f"<style>{STYLE}</style>", *body, "</svg>\n"])


def _across(axis: Axis, value: float) -> float:
    return LEFT + axis.place(value) * (WIDTH - LEFT - RIGHT)


def _up(axis: Axis, value: float) -> float:
    return HEIGHT - BOTTOM - axis.place(value) * (HEIGHT - TOP - BOTTOM)


def _mark_x(axis: Axis, value: float) -> str:
    at, low = _across(axis, value), HEIGHT - BOTTOM
    line = f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{low}"/>'
    return f'{line}<text x="{at:.1f}" y="{low + 18}" text-anchor="middle">{value:,g}</text>'


def _mark_y(axis: Axis, value: float) -> str:
    at = _up(axis, value)
    line = f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>'
    return f'{line}<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{value:,g}</text>'


def _line(number: int, name: str, points: Points) -> list[str]:
    """One line with its points, and its entry in the legend."""
    colour, dash = f"s{number % 6}", DASHES[number % len(DASHES)]
    where, row = WIDTH - RIGHT + 14, TOP + 10 + 20 * number
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return [
        f'<polyline class="line {colour}" stroke-dasharray="{dash}" points="{drawn}"/>',
        *(f'<circle class="line {colour}" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>' for x, y in points),
        f'<line class="line {colour}" stroke-dasharray="{dash}" x1="{where}" x2="{where + 28}" y1="{row}" y2="{row}"/>',
        f'<text x="{where + 34}" y="{row + 4}">{escape(name)}</text>',
    ]
