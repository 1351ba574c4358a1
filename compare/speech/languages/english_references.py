"""English: words by which somebody is called again, and papers that speak for a body. Data only, every word folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# Roles by which somebody just named is called again, so as not to repeat the name; no source, aide or witness.
PERSONAL_ROLES = frozenset(
    """businessman businesswoman billionaire millionaire mogul tycoon developer magnate republican democrat lawmaker
    senator congressman congresswoman governor mayor legislator nominee candidate hopeful frontrunner front-runner
    scholar professor economist historian actor actress singer comedian musician star filmmaker pastor rabbi evangelist
    activist physician libertarian socialist neurosurgeon""".split()
)
# Who has one of these is called by no other of them.
OFFICES = frozenset(
    """president senator representative governor mayor minister chancellor king pope ambassador judge justice""".split()
)
MALE_ROLES = frozenset("businessman congressman actor father husband brother son".split())
FEMALE_ROLES = frozenset("businesswoman congresswoman actress mother wife sister daughter".split())

# Papers in which a body speaks for itself; in its emails, records and files others do.
PAPERS = frozenset(
    """report reports poll polls study studies survey surveys analysis review statement statements audit article
    articles story stories editorial release""".split()
)
# With a capital these are papers too ("the Granite Poll"); others make a body ("the Center for Roman Studies").
NAMED_PAPERS = frozenset({"poll", "survey"})
# Bodies that many have: alone they name none.
SHARED_BODIES = frozenset("party house congress court center centre university bureau institute group tv".split())
