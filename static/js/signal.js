// A tap that could not be sent says so, until one gets through.
const said = document.getElementById("no-signal");
if (said) {
  document.addEventListener("htmx:sendError", (failed) => {
    if (failed.detail.requestConfig.verb === "get") return;
    said.textContent = "Not counted: no signal. Tap again when it is back.";
  });
  document.addEventListener("htmx:afterOnLoad", () => { said.textContent = ""; });
}
