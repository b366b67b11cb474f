// What may not be in words typed on a night, said while they are typed. The same as
// sosbus/guard/rules.py, whose words and patterns stand in guard-marks.js. On a field:
// data-guard, or data-guard="The Anchor|The Ship" with the venues that may be named; with
// data-ask="no" nothing is asked about, only refused.
{
const G = GUARD, made = new Map();
const re = (pattern, flags = "g") => {
  const key = flags + pattern;
  if (!made.has(key)) made.set(key, new RegExp(pattern, flags));
  return made.get(key);
};
const words = Object.fromEntries(Object.entries(G.words).map(([name, all]) => [name, new Set(all.split(" "))]));
const areas = new Set(G.areas);

const isDigit = (letter) => /\p{Nd}/u.test(letter);
const digitOf = (letter) => {
  if (letter < "\u0080" || !isDigit(letter)) return letter;
  let value = 0;
  while (value < 9 && isDigit(String.fromCodePoint(letter.codePointAt(0) - value - 1))) value += 1;
  return String(value);
};
const plain = (typed) => {
  let text = typed.replace(re(G.unseen), "").normalize("NFKC").normalize("NFKD").replace(/\p{Mn}/gu, "");
  text = [...text].map(digitOf).join("");
  for (const [pattern, one] of G.typedAs) text = text.replace(re(pattern), one);
  return text.split(/\s+/).filter(Boolean).join(" ");
};
const without = (text, venues) => {
  const names = [...new Set(venues.map(plain))].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  for (const name of names.filter((one) => one.length > 2)) {
    const escaped = name.replace(/[^A-Za-z0-9 ]/g, "\\$&");
    text = text.replace(re(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, "gi"), G.gone);
  }
  return text;
};

// A number spelt out, and a number with letters in it that look like digits.
const asDigits = (run) => {
  const digits = [...run.matchAll(re(G.speltOne))].map(([, many, word]) => (G.spelt[word] ?? word).repeat(G.many[many] ?? 1)).join("");
  return /[a-z]/.test(run) && digits.length > 6 ? digits : run;
};
const asNumerals = (run) => {
  const seen = run.replace(/[ .\-/_]/g, "");
  const isNumber = 3 * seen.replace(/[^0-9]/g, "").length >= seen.length;
  return isNumber ? run.replace(/o/g, "0").replace(/[il|]/g, "1") : run;
};
const harmlessGone = (text) => G.harmless.reduce((left, pattern) => left.replace(re(pattern), G.gone), text);
const readings = (text) => {
  const left = harmlessGone(text);
  const readOut = left.replace(re(G.speltRun), asDigits).replace(re(G.alike), asNumerals);
  return readOut === left ? [left] : [left, harmlessGone(readOut)];
};

const isPostcode = ([, area, digit, more, gap, unit, inner, one, two]) => {
  if (/[cikmov]/.test(one + two)) return false;
  const ordinal = one + two === ({ 1: "st", 2: "nd", 3: "rd" }[unit] ?? "th");
  if (inner || area.length === 1) return !ordinal && !words.endings.has(one + two);
  return !(ordinal && gap && area.replaceAll("0", "o") + digit + more === "co1");
};
const CHECKS = {
  "": () => true,
  unknown: (found) => found.slice(1).some((one) => one && !words.known.has(one.toLowerCase().replace(/^[.\-']+|[.\-']+$/g, ""))),
  "first name": ([, word]) => !words.places.has(word) && words.names.has(word.replace(/'s$/, "")),
  ni: ([all, one, two]) => !words.two.has(one + two) || !/[ .\-/]/.test(all),
  ref: ([all]) => !["999", "111", "101", "112", "105", "1112"].includes(all.replace(/\D/g, "")),
  day: ([, one, other]) => {
    const [low, high] = [Number(one), Number(other)].sort((a, b) => a - b);
    return low >= 1 && low <= 12 && high <= 31;
  },
  phone: ([, run]) => re(`^${G.rung}`, "").test(run.replace(/\D/g, "").replace(/^(?:00)?44/, "0").replace(/^00/, "0")),
  nhs: ([, run]) => {
    const digits = [...run.replace(/\D/g, "")].map(Number);
    const said = 11 - digits.slice(0, 9).reduce((sum, one, place) => sum + (10 - place) * one, 0) % 11;
    return said !== 10 && said % 11 === digits[9];
  },
  plate: (found) => !words.two.has(found.length === 4 ? found[1] : "")
    && !(found.at(-2) ? words.three : words.units).has(found.at(-1)),
  head: ([all, gap]) => !(gap && words.three.has(all.slice(0, 3))),
  keyed: ([all]) => all.trim().split(/\s+/).at(-1).length > 2 || all.includes("plate"),
  postcode: isPostcode,
  glued: (found) => found[1].length === 2 && !words.endings.has(found.at(-2) + found.at(-1)) && isPostcode(found),
  area: ([, area]) => areas.has(area.slice(0, 2).replaceAll("0", "o")),
  street: ([, between]) => !between.split(" ").some((one) => words.common.has(one)),
};
const isIn = ([, pattern, check], text) => [...text.matchAll(re(pattern))]
  .some((found) => CHECKS[check]([...found].map((one) => one ?? "")));

const blocked = (typed, venues = []) => {
  for (const text of readings(without(plain(typed), venues).toLowerCase())) {
    const mark = G.hard.find((one) => isIn(one, text));
    if (mark) return `${G.looks} ${mark[0]}. ${G.leaveOut}`;
  }
  return null;
};
const doubts = (typed, venues = []) => {
  const text = without(plain(typed), venues);
  return [...new Set(G.soft.filter((one) => isIn(one, one[3] ? text : text.toLowerCase())).map(([thing]) => thing))];
};

// --- beside the field ----------------------------------------------------------------------
const make = (name, about) => Object.assign(document.createElement(name), about);
const sayIn = (field) => {
  const id = `${field.id}-guard`, there = document.getElementById(id);
  if (there) return there;
  const made = make("div", { id, className: "guard", ariaLive: "polite" });
  field.after(made);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  return made;
};
const tickIn = (form, beside) => {
  const there = form.querySelector("[name=sure]");
  if (there) return there;
  const label = make("label", { className: "tile" }), tick = make("input", { type: "checkbox", name: "sure", value: "true" });
  label.append(tick, make("span", { textContent: "It points at nobody" }));
  beside.after(label);
  return tick;
};
const askFor = (form, doubtful) => {
  const asked = doubtful.map((one) => one.dataset.doubts).join(" ");
  const tick = asked ? tickIn(form, sayIn(doubtful[0])) : form.querySelector("[name=sure]");
  if (!tick) return;
  if (tick.dataset.asked !== undefined && tick.dataset.asked !== asked) tick.checked = false;
  tick.dataset.asked = asked;
  tick.required = Boolean(asked);
  const refused = document.querySelector(".mistakes");  // the server asks: leave it there to answer
  (tick.closest("fieldset") ?? tick.closest("label")).hidden = !asked && !refused;
};
const look = (field) => {
  const venues = field.dataset.guard ? field.dataset.guard.split("|") : [];
  const why = blocked(field.value, venues), asked = why || field.dataset.ask === "no" ? [] : doubts(field.value, venues);
  field.setCustomValidity(why ?? "");
  field.dataset.doubts = asked.join(" ");
  const said = why ?? field.dataset.doubts, at = said || document.getElementById(`${field.id}-guard`) ? sayIn(field) : null;
  if (at && at.textContent !== said) at.replaceChildren(...(said ? [make("p", { className: why ? "mistake" : "hint", textContent: said })] : []));
  if (why) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  if (field.form) askFor(field.form, [...field.form.querySelectorAll("[data-guard]")].filter((one) => one.dataset.doubts));
  return !why;
};
const lookAll = (within) => [...within.querySelectorAll("[data-guard]")].forEach(look);

document.addEventListener("focusin", ({ target }) => { if (target.matches("[data-guard]")) sayIn(target); });
document.addEventListener("input", ({ target }) => { if (target.matches("[data-guard]")) look(target); });
document.addEventListener("submit", (event) => {
  lookAll(event.target);
  if (!event.target.querySelector("[data-guard]") || event.target.checkValidity()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  event.target.reportValidity();
}, true);
lookAll(document);
globalThis.guard = { blocked, doubts };
}
