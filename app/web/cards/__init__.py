"""Card pictures: what a shared link shows on other sites (Open Graph, 1200 × 630 pixels).

`drawing` draws them (`setting` breaks the words into lines, `fonts` has the letters), `shelf` keeps
them. See https://ogp.me/#structured.
"""
