// On the way in: what was recorded here and waits for somebody to sign in.
const { number } = JSON.parse(localStorage.waiting ?? "{}");
if (number) document.querySelector("[data-waits]").textContent = `${number} safe on this phone, not sent yet. Sign in and they are sent.`;
