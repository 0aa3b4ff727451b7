"""The steps that turn a text as given into the view that rules read, in the order in which they run.

`mojibake` and `characters` replace characters, `script` simplifies them, `glosses` and `spacing` say what to leave out;
`rewriting` keeps the map of offsets.
"""
