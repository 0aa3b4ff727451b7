"""The steps that turn a text as given into the view that rules read, in the order in which they run.

`mojibake` (with `bytes_read`, and `lost_bytes` for characters that lost a byte) reads wrongly decoded text back,
`characters` and `debris` replace characters and take out what pages and programs left, `script` simplifies, `glosses`
and `spacing` say what to leave out, `capitals` gives names in lower case their capitals back; `rewriting` keeps the map
of offsets.
"""
