"""English: the American states, and how they are shortened behind a name. Data only, folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

STATES = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming""".split()
) | frozenset(
    {"new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "rhode island"}
    | {"south carolina", "south dakota", "west virginia"}
)
POSTAL = {
    short: pair.split("=")[0].replace("_", " ")
    for pair in """alabama=ala,al alaska=ak arizona=ariz,az arkansas=ark,ar california=calif,ca colorado=colo,co
    connecticut=conn,ct delaware=del,de florida=fla,fl georgia=ga illinois=ill,il indiana=ind,in iowa=ia kansas=kan,ks
    kentucky=ky louisiana=la maryland=md massachusetts=mass,ma michigan=mich,mi minnesota=minn,mn mississippi=miss,ms
    missouri=mo montana=mont,mt nebraska=neb,ne nevada=nev,nv new_hampshire=nh new_jersey=nj new_mexico=nm new_york=ny
    north_carolina=nc north_dakota=nd oklahoma=okla,ok oregon=ore,or pennsylvania=pa,penn rhode_island=ri
    south_carolina=sc south_dakota=sd tennessee=tenn,tn texas=tex,tx utah=ut vermont=vt virginia=va washington=wash
    west_virginia=wva wisconsin=wis,wi wyoming=wyo,wy""".split()
    for short in pair.split("=")[1].split(",")
}
