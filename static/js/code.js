// The link in the letter carries the code after the #, which no server sees: put it in the box.
// Pressing Sign in stays the person's own act.
const code = /^#(\d{6})$/.exec(location.hash);
const box = document.getElementById("code");
if (code && box) {
  box.value = code[1];
  history.replaceState(null, "", location.pathname);
  document.querySelector("form.stack button").focus();
}
