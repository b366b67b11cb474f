// A button that copies the words of a field; without this file it is not there to press.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.parentElement.querySelector("[data-copied]").textContent = "Copied.";
    } catch {
      button.parentElement.querySelector("[data-copied]").textContent = "It is selected: copy it now.";
    }
  });
}
