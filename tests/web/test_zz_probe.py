import pytest
from uuid import uuid4


LEAST = {"kind": "welfare", "reasons": ["phone"]}

@pytest.fixture
def openn(visit, make_night, cast):
    n = make_night(lead=cast["aoife"])
    assert visit("aoife","POST",f"/nights/{n.id}/opening",data={"agreed":"true"}).status==303
    return n

@pytest.mark.both
@pytest.mark.parametrize("email",["a\x00b@x.example","a\x01b@x.example","é@x.example","(a@x.example","a\\@x.example"])
def test_email(visit, email):
    r = visit("brendan","POST","/sign-in",data={"email":email})
    print(r.status)

@pytest.mark.both
def test_name(visit):
    r = visit("fergal","POST","/people",data={"name":"a\x00b","email":"q@x.example","role":"volunteer"})
    print(r.status)

@pytest.mark.both
def test_surrogate(visit, openn):
    r = visit("aoife","PUT",f"/nights/{openn.id}/contacts/{uuid4()}",content=b'{"kind":"welfare","reasons":["phone"],"\\ud800":1}',headers={"Content-Type":"application/json"})
    print(r.status)

@pytest.mark.parametrize("content",[b"{",b"\xff",b"["*30000,b"NaN",b"[NaN]",b'{"kind":NaN}',b'{"kind":"welfare","reasons":[[[]]]}',b'{"kind":{"a":1},"reasons":["phone"]}',b'{"kind":"welfare","reasons":[{"a":1}]}',b'{"kind":"welfare","reasons":["phone"],"age_band":["x"]}', b'{"kind":"welfare","reasons":"\\u0000"}'])
def test_json(visit, openn, content):
    r = visit("aoife","PUT",f"/nights/{openn.id}/contacts/{uuid4()}",content=content,headers={"Content-Type":"application/json"})
    print(r.status, r.text[:200]); assert r.status<500
@pytest.mark.parametrize("path",["/static/%00","/static/"+"a"*3000,"/static/../sosbus/app.py","/static/%2e%2e/pyproject.toml","/figures/%00","/nights/%00","/%ff","/figures/２０２６-01","/sign-in?next=%00","//","/static"])
def test_path(visit, path):
    r = visit("declan","GET",path); print(r.status); assert r.status<500
@pytest.mark.parametrize("h",[{"Origin":"https://["},{"HX-Current-URL":"https://["},{"Sec-Fetch-Site":"same-origin","Content-Type":"multipart/form-data"},{"Content-Type":"multipart/form-data; boundary=x"},{"Cookie":"sosbus-notice=%ff"},{"Cookie":"sosbus-asked=%00"}])
def test_head(visit,h):
    r = visit("declan","POST","/sign-out",headers=h,content=b"abc"); print(r.status)
def test_head2(visit):
    for h in [{"Content-Type":"multipart/form-data"},{"Content-Type":"multipart/form-data; boundary=x"},{"Content-Type":"text/plain"}, {"Content-Type":"multipart/form-data; boundary=é".encode()}]:
        r = visit("declan","POST","/planning/one-off",headers=h,content=b"abc"); print(r.status); assert r.status<500
def test_files(visit):
    r = visit("declan","POST","/planning/one-off",files={"a":b"x"}); print(r.status)
    r = visit("declan","POST","/planning/one-off",data={str(i):"x" for i in range(300)}); print(r.status)
def test_dates(visit):
    for f,l in [("0001-01-01","0001-01-02"),("9999-12-30","9999-12-31"),("9999-12-01","9999-12-31")]:
        for hol in ({},{"holidays":"true"}):
            try: r = visit("declan","POST","/planning/nights",data={"first":f,"last":l,**hol}); print(f,r.status)
            except AssertionError as e: print(f, hol, str(e)[:50])
    for d in ("0001-01-01","9999-12-31"):
        try: r = visit("declan","POST","/planning/one-off",data={"night_date":d,"opens":"22:00","closes":"04:00"}); print(d,r.status)
        except AssertionError as e: print(d,str(e)[:50])
    for t in ("22:00+05:00","22:00:00.5","22:00Z","79200","24:00"):
        try: r = visit("declan","POST","/planning/one-off",data={"night_date":"2026-05-05","opens":t,"closes":"04:00"}); print(t,r.status)
        except AssertionError as e: print(t,str(e)[:50])
    try: print(visit("declan","GET","/planning").status)
    except AssertionError as e: print(str(e)[:50])
def test_500_headers(visit, monkeypatch):
    from sosbus.rota import store
    def boom(*_): raise ValueError("x")
    visit("brendan","GET","/")
    monkeypatch.setattr(store,"between",boom)
    r = visit.client.get("/rota",headers={"Accept":"text/html"})
    print(r.status_code, dict(r.headers))
def test_413(visit):
    def chunks():
        for _ in range(80): yield b"x"*1024
    r = visit("declan","POST","/sign-in",content=chunks(),headers={"Content-Type":"application/x-www-form-urlencoded"})
    print(r.status, r.headers.get("content-security-policy","NONE")[:10], r.said[:50])
    r = visit("declan","POST","/planning/one-off",content=chunks(),headers={"Content-Type":"multipart/form-data; boundary=x"}); print(r.status)
    r = visit("declan","POST","/sign-out",content=chunks()); print(r.status)
def test_heads(visit):
    for p in ("/","/healthz","/sign-in","/static/css/base.css"): print(p, visit("declan","HEAD",p).status)
