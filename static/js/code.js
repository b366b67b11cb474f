// The link in the letter carries the code after the #, which no server sees: put it in the box.
// Pressing Sign in stays the person's own act.
const fillIn = () => {
  const code = /^#(\d{6})$/.exec(location.hash);
  if (!code) return;
  document.getElementById("code").value = code[1];
  history.replaceState(null, "", location.pathname);
  document.querySelector("form.stack button").focus();
};
fillIn();
addEventListener("hashchange", fillIn);
