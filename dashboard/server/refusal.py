"""What a visitor reads when the server says no: one sentence in each language and the way back."""

from http import HTTPStatus

from flask import Response, jsonify

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{status} – Alliance Atlas</title>
<link rel="stylesheet" href="/assets/10-tokens.css">
<link rel="stylesheet" href="/assets/20-base.css">
<link rel="stylesheet" href="/assets/95-refusal.css">
</head>
<body>
<main class="refusal">
<p class="name"><a href="{home}">Alliance Atlas</a></p>
<h1>{english}</h1>
<p><a href="{home}">To the first page</a></p>
<h2 lang="ja">{japanese}</h2>
<p lang="ja"><a href="{home}">最初のページへ</a></p>
</main>
</body>
</html>
"""
SENTENCES = {
    403: ("This request came from another site.", "ほかのサイトからの要求は受け付けません。"),
    404: ("There is no page at this address.", "このアドレスのページはありません。"),
    405: ("This address cannot be used in this way.", "このアドレスはこの方法では使えません。"),
    413: ("This request is too large.", "要求が大きすぎます。"),
    500: ("Something went wrong on our side.", "サーバーで問題が発生しました。"),
}
OTHER = ("This request could not be understood.", "要求を理解できませんでした。")


def refusal_page(status: int, home: str = "/") -> Response:
    """The page for a status code of the 400s or 500s; `home` is the address of the first page."""
    english, japanese = SENTENCES.get(status, OTHER)
    page = PAGE.format(status=status, english=english, japanese=japanese, home=home)
    return Response(page, status, mimetype="text/html")


def refusal(status: int, sentence: str = "") -> Response:
    """The same for a script: JSON with the key "error"."""
    answer = jsonify(error=sentence or HTTPStatus(status).phrase)
    answer.status_code = status
    return answer
