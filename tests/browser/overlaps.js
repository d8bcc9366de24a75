// Words of charts that overlap or are cut, as the browser lays them out with the fonts that it has.
const troubles = [];
for (const svg of document.querySelectorAll("figure svg")) {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  boxes.forEach(([words, box], place) => {
    const cut = [frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom];
    if (Math.max(...cut) > 1) troubles.push("cut: " + words);
    for (const [other, its] of boxes.slice(place + 1)) {
      const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      // The box of a line is a quarter higher than its letters.
      if (wide > 0 && high > 0.25 * Math.min(box.height, its.height)) troubles.push(words + " on " + other);
    }
  });
}
return troubles;
