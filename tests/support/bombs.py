"""Files that are small and swell."""


def pdf_of_forms(depth: int, width: int = 10) -> bytes:
    """A PDF whose page draws a form that draws another ten times, and so on: ``width ** (depth - 1)`` times a letter."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
    ]
    for _ in range(depth - 1):
        objects.append(_form(b"<</XObject<</F %d 0 R>>>>" % (len(objects) + 2), b"/F Do " * width))
    objects.append(_form(b"<</Font<</T<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>", b"BT /T 9 Tf (x) Tj ET"))
    file, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return b"%bxref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        file, count, rows, count, len(file),
    )  # fmt: skip


def _form(resources: bytes, drawing: bytes) -> bytes:
    return b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources%b/Length %d>>stream\n%b\nendstream" % (
        resources,
        len(drawing),
        drawing,
    )
