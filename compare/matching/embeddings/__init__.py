"""Embeddings: one vector a text, from a sentence-transformers model that lies on this machine.

Reimers and Gurevych, "Sentence-BERT" (EMNLP 2019).
"""

from compare.matching.embeddings.batches import Vectors
from compare.matching.embeddings.encoders import Encoder
from compare.matching.embeddings.models import find_model

__all__ = ["Encoder", "Vectors", "find_model"]
