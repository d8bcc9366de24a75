// Elements whose words have less than 4.5:1 on the ground behind them (WCAG 2.2, 1.4.3 and the definition of contrast).
document.querySelectorAll("details").forEach((each) => { each.open = true; });
const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
const ground = (node) => {
  for (let up = node; up; up = up.parentElement) {
    const colour = channels(getComputedStyle(up).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
const faint = new Set();
for (const node of document.querySelectorAll("body *:not(svg *, script, option)")) {
  if (![...node.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.textContent.trim())) continue;
  const pair = [luminance(channels(getComputedStyle(node).color)), luminance(ground(node))].sort((x, y) => y - x);
  if ((pair[0] + 0.05) / (pair[1] + 0.05) < 4.5) faint.add(node.tagName + "." + node.className);
}
return [...faint];
