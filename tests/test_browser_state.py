"""x"""
from browser import Watched

def test_x(watched: Watched) -> None:
    p = watched.open("/en/network")
    for r in watched.posts(): print(r.post_data[:300]); print(r.response().text()[:500])
    n = len(watched.posts())
    w=watched
    w.control("country").focus()
    p.keyboard.type("Jap"); p.keyboard.press("ArrowDown"); w.after(lambda: p.keyboard.press("Enter"), country="JP")
    print(len(w.posts())-n); n=len(w.posts())
    p.keyboard.press("Escape")
    w.control("text").fill("ransomware"); w.after(lambda: None, text="ransomware"); print(len(w.posts())-n, p.url); n=len(w.posts())
    w.control("on").fill("2022-09-08");  w.after(lambda: None, on="2022-09-08"); print(len(w.posts())-n, p.url); n=len(w.posts())
    w.after(lambda: p.get_by_text("日本語").click()); print(p.url)
    w.settle(); print(len(w.posts())-n, p.url, p.evaluate("document.documentElement.lang"), p.title()); n=len(w.posts())
    print(p.locator(".mantine-Pill-root").all_inner_texts(), w.control("on").input_value(), w.control("text").input_value())
    for r in watched.posts()[-3:]: print(len(r.response().text()), r.post_data[:200])
    p.reload(); w.settle(); print(p.url, p.evaluate("document.documentElement.lang"), p.title())
    print(p.locator(".mantine-Pill-root").all_inner_texts(), w.control("on").input_value(), w.control("text").input_value())
    p.keyboard.press("/"); p.keyboard.type("NISC"); p.wait_for_selector("#search-results [role=option]"); print(p.locator("#search-results").inner_text())
    p.screenshot(path="/tmp/bt/s.png")
    p.keyboard.press("Enter"); p.wait_for_selector(".card-holder h2"); w.settle(); print(p.url); print(p.locator(".card-holder").inner_text()[:600])
    p.screenshot(path="/tmp/bt/c.png")
    print(p.evaluate("document.activeElement.outerHTML.slice(0,200)"))
    p.keyboard.press("Escape"); p.wait_for_timeout(600); print(p.url, p.evaluate("document.activeElement.outerHTML.slice(0,200)"))
    for i in range(6): p.go_back(); w.settle(); print("back", p.url, w.control("on").input_value(), w.control("text").input_value())
    print(watched.complaints)
