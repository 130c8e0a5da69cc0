// What an abbreviation stands for, for readers who tap on it: a browser tells it only to a mouse.

const MARGIN = 8; // pixels, to each side of the screen

let box;

/** Show what an abbreviation stands for, just below it. A tap elsewhere or Escape closes it. */
export function tell(abbreviation) {
  box ??= document.body.appendChild(Object.assign(document.createElement("div"), { className: "fc-meaning", popover: "auto" }));
  box.textContent = abbreviation.title;
  box.setAttribute("role", "status"); // a screen reader says it
  box.showPopover();
  const { left, bottom } = abbreviation.getBoundingClientRect();
  const most = innerWidth - box.offsetWidth - MARGIN;
  box.style.left = `${Math.max(MARGIN, Math.min(left, most))}px`;
  box.style.top = `${bottom + MARGIN / 2}px`;
  addEventListener("scroll", () => box.hidePopover(), { once: true, passive: true });
}
