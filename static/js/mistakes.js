// When a page or a part comes back with mistakes, the summary of them takes the focus.
const look = () => document.querySelector(".mistakes")?.focus();
look();
document.addEventListener("htmx:afterSwap", look);
