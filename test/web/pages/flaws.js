// Runs in the page. What is wrong with it as it stands in the browser: names of controls, order of headings, labels,
// tables without heads, and text that stands out too little from its ground (WCAG 2.2, 1.4.3: 4.5 to 1).
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const outer = ({ outerHTML }) => outerHTML.slice(0, 120);

  /** All that a selector finds and that is not as it should be. */
  const wrong = (what, selector, isWrong) =>
    all(selector)
      .filter(isWrong)
      .map((one) => `${what}: ${outer(one)}`);

  const headings = () => {
    const levels = all('h1, h2, h3, h4').map(({ tagName }) => Number(tagName.slice(1)));
    const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    return skips.map((level) => `a heading of level ${level} leaves one out`);
  };

  const counts = () =>
    ['h1', 'header', 'main', 'footer', 'html[lang]', 'head > title']
      .filter((selector) => all(selector).length !== 1)
      .map((selector) => `${all(selector).length} of ${selector}`);

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const groundOf = (one) => {
    if (one === null) return [255, 255, 255, 255];
    const color = rgba(getComputedStyle(one).backgroundColor);
    return color[3] === 255 ? color : groundOf(one.parentElement);
  };
  const light = (color) => {
    const [red, green, blue] = color.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isRead = (one) =>
    one.getClientRects().length > 0 &&
    one.closest('svg, select') === null &&
    [...one.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent.trim());
  const isFaint = (one) => {
    const lights = [light(rgba(getComputedStyle(one).color)), light(groundOf(one))];
    return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05) < 4.5;
  };
  const ids = all('[id]').map(({ id }) => id);

  return [
    ...counts(),
    ...headings(),
    ...wrong('says nothing', 'a, button', (one) => one.textContent.trim() === ''),
    ...wrong('has no label', 'input:not([type=hidden]), select', ({ labels }) => !labels.length),
    ...wrong('has no words', 'img:not([alt]), svg:not([aria-label])', () => true),
    ...wrong('is a head of nothing', 'th:not([scope])', () => true),
    ...wrong('is a time without its moment', 'time:not([datetime])', () => true),
    ...wrong('brings its own style or script', '[style], style, body script', () => true),
    ...wrong('has the id of another', '[id]', ({ id }) => ids.indexOf(id) !== ids.lastIndexOf(id)),
    ...wrong('is too faint', 'body *', (one) => isRead(one) && isFaint(one)),
  ];
})();
