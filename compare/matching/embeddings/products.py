"""Products of matrices: nine tenths of the work of a transformer, and where precision is won or lost.

The weights are laid out once as oneDNN wants them (torch calls it prepacking, and uses it in compiled models). On one
thread of a processor with AVX-512, 1,024 tokens by a matrix of 384 x 1,536: as torch does it by itself 86 GFLOP/s,
laid out 195, in bfloat16 290, in bfloat16 and laid out 375. Only the products are in bfloat16: what is added up between
them, layer norms, softmax and means stay in 32 bits, which halves what bfloat16 does to a likeness.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compare.errors import UsageError

PRECISIONS = ("auto", "float32", "bfloat16")

# Rows of numbers (n, inputs) to rows of numbers (n, outputs), with or without GELU after it.
Product = Callable[..., Any]


def read_precision(precision: str) -> str:
    """The name of a precision; UsageError for an unknown one."""
    if precision not in PRECISIONS:
        raise UsageError(f'there is no precision "{precision}": give one of {", ".join(PRECISIONS)}')
    return precision


def choose(precision: str) -> str:
    """The precision meant: bfloat16 by itself only where the processor multiplies it; UsageError for an unknown one."""
    if read_precision(precision) != "auto":
        return precision
    import torch

    # AMX comes with it.
    has_it = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)()
    return "bfloat16" if has_it and can_pack() else "float32"


def can_pack() -> bool:
    """Whether this build of torch multiplies by oneDNN."""
    import torch

    backend: Any = torch.backends.mkldnn
    return bool(backend.is_available()) and hasattr(torch.ops.mkldnn, "_linear_pointwise")


def product(weight: Any, bias: Any, precision: str) -> Product:
    """x -> x W' + b, or GELU of it, for a weight (outputs, inputs) and a bias (outputs,) or none, on the processor.

    What comes in is rounded to the precision; what goes out is of it.
    """
    if not can_pack():
        return plain_product(weight, bias, precision)
    import torch

    kind = getattr(torch, precision)
    added = None if bias is None else bias.detach().to(kind)
    laid_out = torch.ops.mkldnn._reorder_linear_weight(weight.detach().to(kind).contiguous())
    fused = torch.ops.mkldnn._linear_pointwise

    def multiply(rows: Any, gelu: bool = False) -> Any:
        return fused(rows.to(kind), laid_out, added, "gelu" if gelu else "none", [], "none")

    return multiply


def plain_product(weight: Any, bias: Any, precision: str) -> Product:
    """The same as torch does it by itself, wherever the weight lies."""
    import torch
    from torch.nn import functional

    kind = getattr(torch, precision)
    plain, added = weight.detach().to(kind).contiguous(), None if bias is None else bias.detach().to(kind)

    def multiply(rows: Any, gelu: bool = False) -> Any:
        made = functional.linear(rows.to(kind), plain, added)
        return functional.gelu(made) if gelu else made

    return multiply


def replace_products(model: Any, make: Callable[[Any, Any], Product]) -> None:
    """Let every linear layer of a model multiply as `make` has it, whatever its architecture; all else stays."""
    from torch import nn

    for module in model.modules():
        if type(module) is nn.Linear:
            setattr(module, "forward", _as_given(make(module.weight, module.bias)))  # noqa: B010


def _as_given(multiply: Product) -> Product:
    return lambda rows: multiply(rows).to(rows.dtype)
