// Staff drag a name from the list to a free place; without this, each free place is a link.
const board = document.querySelector("[data-board]");
const hands = board?.querySelector(".hands");
if (hands && matchMedia("(min-width: 64rem) and (hover: hover)").matches) {
  hands.hidden = false;
  board.classList.add("board--hands");
  let held = null;
  const fits = (seat) => held && held.dataset.roles.split(" ").includes(seat.dataset.role);
  const mark = () => {
    for (const seat of board.querySelectorAll("[data-drop]")) {
      seat.classList.toggle("drop", Boolean(fits(seat)));
    }
  };
  hands.addEventListener("dragstart", (event) => {
    held = event.target.closest("[data-person]");
    event.dataTransfer.setData("text/plain", held.dataset.person);
    event.dataTransfer.effectAllowed = "move";
    mark();
  });
  hands.addEventListener("dragend", () => { held = null; mark(); });
  board.addEventListener("dragover", (event) => {
    if (held && event.target.closest("[data-drop]")) event.preventDefault();
  });
  board.addEventListener("drop", (event) => {
    const seat = event.target.closest("[data-drop]");
    if (!held || !seat) return;
    event.preventDefault();
    const form = document.createElement("form");
    const back = encodeURIComponent(location.pathname + location.search);
    form.method = "post";
    form.action = `/nights/${seat.dataset.drop}/places?back=${back}`;
    for (const [name, value] of [["person_id", held.dataset.person], ["role", seat.dataset.role]]) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(form);
    form.submit();
  });
}
