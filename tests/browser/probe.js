// Runs in the page that holds the reports in frames, and writes what it sees into #facts as JSON. The reports themselves
// run no script: their policy forbids it. A frame has the same origin, so it can be looked into from outside.
'use strict';

function channels(color) {
  const numbers = color.match(/[\d.]+/g).map(Number);
  return {rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1};
}

function luminance(rgb) {
  const linear = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

// The background that an element's text stands on; backgrounds are opaque or not there.
function backgroundOf(element) {
  for (let e = element; e; e = e.parentElement) {
    const {rgb, alpha} = channels(e.ownerDocument.defaultView.getComputedStyle(e).backgroundColor);
    if (alpha === 1) return rgb;
  }
  return [255, 255, 255];
}

function isDisplayed(element) {
  return element.getClientRects().length > 0;
}

function lowContrast(document) {
  const found = [];
  for (const element of document.body.querySelectorAll('*')) {
    const ownsText = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '');
    if (!(ownsText || element.matches('.place')) || !isDisplayed(element)) continue;
    const style = document.defaultView.getComputedStyle(element);
    // An element's opacity lets its background through: mix the colours before measuring.
    const background = backgroundOf(element);
    const opacity = Number(style.opacity);
    const ink = channels(style.color).rgb.map((c, i) => c * opacity + background[i] * (1 - opacity));
    const ratio = contrast(ink, background);
    if (ratio < 4.5) found.push(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}`);
  }
  return found;
}

function look(frame) {
  const document = frame.contentDocument;
  const view = frame.contentWindow;
  const root = document.documentElement;
  return {
    name: frame.name,
    title: document.title,
    heading: document.querySelector('h1').textContent,
    dark: view.matchMedia('(prefers-color-scheme: dark)').matches,
    scrollWidth: root.scrollWidth,
    clientWidth: root.clientWidth,
    broken: 'lacunaBroken' in view || 'lacunaBroken' in window,
    foreign: document.querySelectorAll('script, img, iframe, link, [onerror], [onload], [onclick]').length,
    drawings: document.querySelectorAll('svg').length,
    marks: [...document.querySelectorAll('mark')].map((m) => ({
      text: m.textContent,
      line: view.getComputedStyle(m).textDecorationLine,
      background: view.getComputedStyle(m).backgroundColor,
    })),
    places: [...document.querySelectorAll('.place')].map((p) => ({
      label: p.getAttribute('aria-label'),
      width: p.getBoundingClientRect().width,
    })),
    lowContrast: lowContrast(document),
  };
}

window.addEventListener('load', () => {
  let text;
  try {
    text = JSON.stringify([...document.querySelectorAll('iframe')].map(look));
  } catch (error) {
    text = JSON.stringify({error: String(error.stack)});
  }
  document.getElementById('facts').textContent = text;
});
