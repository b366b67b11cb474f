// A form that records is kept on the device first and sent when there is signal.
// data-record: where its records go. data-change: the same, for what changed in a contact.
{
const said = (form, words) => {
  form.querySelector("[data-refused]")?.remove();
  const made = document.createElement("div");
  made.className = "mistakes";
  made.dataset.refused = "";
  made.tabIndex = -1;
  made.setAttribute("role", "alert");
  made.append(Object.assign(document.createElement("p"), { textContent: words }));
  form.prepend(made);
  made.focus();
};
const namesOf = (form) => new Set([...form.elements].map((one) => one.name).filter(Boolean));
const isList = (form, name) => [...form.elements].filter((one) => one.name === name && one.type === "checkbox").length > 1
  || [...form.elements].some((one) => one.name === name && one.closest("[data-many]"));
const valuesOf = (form, submitter) => {
  const given = new FormData(form, submitter), values = {};
  for (const name of namesOf(form)) {
    const all = given.getAll(name).map(String).filter(Boolean);
    if (isList(form, name)) { if (all.length) values[name] = all; }
    else if (all.length) values[name] = all.at(-1);
  }
  return values;
};
const same = (one, other) => {
  const flat = (it) => (Array.isArray(it) ? [...it].sort().join() : it === null || it === undefined ? "" : String(it));
  return flat(one) === flat(other);
};
const NOT_ANSWERS = new Set(["version", "why", "sure", "contact_id"]);
const changeOf = (form, submitter) => {
  const base = JSON.parse(form.dataset.base || "{}"), now = valuesOf(form, submitter), was = {}, answers = {};
  for (const name of namesOf(form)) {
    if (NOT_ANSWERS.has(name) || same(now[name], base[name])) continue;
    answers[name] = now[name] ?? (isList(form, name) ? [] : null);
    was[name] = base[name] ?? null;
  }
  if ("note" in answers && now.sure) answers.sure = "true";
  return Object.keys(answers).length ? { contact_id: form.dataset.contact, was, answers } : null;
};
const chosenIn = (form, name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map((one) => one.closest("label")?.innerText.trim()).filter(Boolean);
const wordsOf = (form, submitter) => {
  const reasons = chosenIn(form, "reasons").join(", ").toLowerCase(), band = chosenIn(form, "wristband")[0];
  const thing = submitter?.name === "thing" ? submitter.querySelector("span")?.firstChild?.textContent : "";
  return [band?.slice(0, 2), form.dataset.words ?? thing, reasons && `– ${reasons}`].filter(Boolean).join(" ");
};

// The toast: what was just saved, and ten seconds to take it back.
const toast = (words, undo) => {
  const box = document.querySelector(".notices");
  if (!box) return;
  const made = document.createElement("p");
  made.className = "notice toast";
  made.append(Object.assign(document.createElement("span"), { textContent: "✓", ariaHidden: "true" }), words, " ");
  if (undo) {
    const button = Object.assign(document.createElement("button"), { className: "button", textContent: "Undo", type: "button" });
    button.addEventListener("click", async () => {
      button.disabled = true;
      await undo();
      made.textContent = "Taken back.";
      setTimeout(() => made.remove(), 4000);
    });
    made.append(button);
  }
  setTimeout(() => made.remove(), 10000);
  box.replaceChildren(made);
};
// What is taken back may be on its way already, so it is never dropped here: the taking back
// follows it, and the server puts the two together.
const undoOf = ({ id, back }) => async () => {
  if (back.taps) await outbox.keep(back.taps, { tap_id: id }, "One taken back");
  else await outbox.keep(back.changes, { contact_id: id, taken_back: true }, "A contact taken back");
  document.dispatchEvent(new CustomEvent("recorded"));
};
// One after the other, or a draft still being sealed would outlive the record it became.
let drafting = Promise.resolve();
const draft = (act) => (drafting = drafting.then(act).catch(() => {}));
const clock = () => new Date().toTimeString().slice(0, 5);

const record = async (form, submitter) => {
  const address = form.dataset.record ?? form.dataset.change, night = `/nights/${outbox.nightOf(address)}`;
  const isNew = address.endsWith("/contacts");
  const body = form.dataset.change ? changeOf(form, submitter) : valuesOf(form, submitter);
  let then = form.dataset.then, undo = null, words = `Saved ${clock()}.`;
  if (body) {
    delete body.sent_id;
    delete body.id;
    const kept = await outbox.keep(address, { ...body, at: new Date().toISOString() }, wordsOf(form, submitter));
    navigator.vibrate?.(30);
    if (form.hasAttribute("data-draft")) await draft(() => outbox.lose("drafts", location.pathname + location.search));
    if (isNew) undo = { id: kept.id, address, back: { changes: `${night}/changes` } };
    if (form.dataset.tap) undo = { id: kept.id, address, back: { taps: form.dataset.tap } };
    await Promise.race([kept.sent, new Promise((yes) => setTimeout(yes, 700))]);
    const waits = (await outbox.held()).find((one) => one.id === kept.id);
    if (waits?.wrong) { // refused while somebody is looking: the form still has it all
      await outbox.drop(kept.id);
      said(form, waits.wrong);
      return;
    }
    if (!waits && form.dataset.saved) words = form.dataset.saved;
    if (then?.includes("{id}")) then = waits ? `${night}/contacts/blank#${kept.id}` : then.replace("{id}", kept.id);
  }
  document.dispatchEvent(new CustomEvent("recorded"));
  if (then) {
    sessionStorage.setItem("saved", JSON.stringify({ words, undo }));
    if (location.pathname + location.search === then) location.reload();
    else location.assign(then);
    return;
  }
  toast(`${wordsOf(form, submitter) || "Saved"}, ${clock()}.`, undo && undoOf(undo));
  if (!form.dataset.tap && !form.closest("[data-board]")) form.reset();
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!outbox.ready || !(form.dataset.record || form.dataset.change) || form.hasAttribute("data-locked")) return;
  event.preventDefault();
  if (form.dataset.saving) return;
  const reasons = form.querySelector("[name=reasons]") && chosenIn(form, "reasons").length;
  if (reasons === 0 || reasons > 4) { said(form, "Choose one to four reasons"); return; }
  const unsaid = [...form.querySelectorAll("[data-must-say]")].find((one) => !one.querySelector(":checked"));
  if (unsaid && !(await outbox.held()).some((one) => one.address.endsWith("/checks"))) {
    unsaid.open = true;
    said(form, unsaid.dataset.mustSay);
    return;
  }
  if (!form.dataset.tap) form.dataset.saving = "yes";
  try { await record(form, event.submitter); }
  catch (wrong) { said(form, `NOT saved. This phone refused. Write it on paper. (${wrong.name})`); }
  finally { delete form.dataset.saving; }
});

// A half-filled form is kept as well, and comes back after a reload.
const fill = (form, values) => {
  for (const one of form.elements) {
    const value = values[one.name];
    if (value === undefined) continue;
    if (one.type === "checkbox" || one.type === "radio") one.checked = [value].flat().map(String).includes(one.value);
    else if (one.type !== "hidden") one.value = value ?? "";
  }
};
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!outbox.ready || !form?.hasAttribute("data-draft")) return;
  const values = valuesOf(form);
  draft(() => outbox.put("drafts", location.pathname + location.search, { values }));
});
window.addEventListener("pageshow", ({ persisted }) => { // gone back to: the page as it was is old
  if (persisted) for (const form of document.querySelectorAll("form[data-draft]")) form.reset();
});
// Never over what a person has touched meanwhile; and who goes back without saving is done with it.
const drafted = document.querySelector("form[data-draft]");
if (outbox.ready && drafted) {
  const here = location.pathname + location.search;
  let touched = false;
  for (const sign of ["pointerdown", "keydown", "change"]) document.addEventListener(sign, () => { touched = true; }, { capture: true, once: true });
  outbox.mine.then(() => outbox.get("drafts", here)).then((kept) => { if (kept && !touched) fill(drafted, kept.values); }).catch(() => {});
  document.querySelector(".bar a")?.addEventListener("click", () => draft(() => outbox.lose("drafts", here)));
}
// What was just saved is said on the page that comes after, once that page is there.
const greet = () => {
  const saved = sessionStorage.getItem("saved");
  if (!saved) return;
  sessionStorage.removeItem("saved");
  const { words, undo } = JSON.parse(saved);
  toast(words, undo && undoOf(undo));
};
if (document.querySelector("[data-frame]")) document.addEventListener("shown", greet);
else greet();
document.addEventListener("outbox-why", ({ detail }) => toast(detail));
outbox.fill = fill;
}
