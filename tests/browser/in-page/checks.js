/**
 * What is looked at within a page, for `accessibility.test.ts`: each function gives what is wrong, a line each. A plain script, since it runs in the
 * browser and not where the tests run.
 */
globalThis.checks = (() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;
  const told = (element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
    return `<${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`} class="${element.getAttribute('class') ?? ''}"> ${words}`;
  };
  const FOCUSABLE =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

  /** RGAA 8.3, 8.5, 8.6, 9.1, 9.2, 12.6: language, title, regions, headings. */
  function structure(language) {
    const faults = [];
    if (document.documentElement.lang !== language) faults.push(`lang is ${document.documentElement.lang}`);
    if (!/^\S.{2,} – Binôme$/.test(document.title)) faults.push(`title is “${document.title}”`);
    const headings = all('h1, h2, h3, h4, h5, h6').filter(isShown);
    const levels = headings.map(({ tagName }) => Number(tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1) faults.push(`h1: ${levels.join(' ')}`);
    levels.forEach((level, k) => {
      if (k === 0 ? level !== 1 : level > levels[k - 1] + 1) faults.push(`heading out of order: ${told(headings[k])}`);
    });
    headings.filter(({ textContent }) => textContent.trim() === '').forEach((one) => faults.push(`empty heading: ${told(one)}`));
    const title = headings[0]?.textContent.trim() ?? '';
    if (!document.title.startsWith(title)) faults.push(`the window says “${document.title}”, the page “${title}”`);
    for (const region of ['main', 'body > div > header', 'body > div > footer'])
      if (all(region).filter(isShown).length !== 1) faults.push(`not one ${region}`);
    for (const nav of all('nav').filter(isShown)) if (!nav.hasAttribute('aria-label')) faults.push('nav without a name');
    return faults;
  }

  /** RGAA 5: caption or name of each table, and what each of its headers is of. */
  function tables() {
    return all('table').flatMap((table) => {
      const isNamed = table.caption !== null || table.hasAttribute('aria-label') || table.hasAttribute('aria-labelledby');
      const framed = table.closest('[role="group"][aria-label], section');
      const faults = isNamed || framed !== null ? [] : [`table without a name: ${told(table)}`];
      if (all('th', table).length === 0) faults.push(`table without headers: ${told(table)}`);
      for (const th of all('th', table))
        if (!/^(?:col|row|colgroup|rowgroup)$/.test(th.scope)) faults.push(`th without scope: ${told(th)}`);
      return faults;
    });
  }

  /** RGAA 11: each field with its label, its faults told with it, its purpose where it is about oneself. */
  function fields() {
    return all('input, select, textarea')
      .filter(isShown)
      .flatMap((field) => {
        const faults = [];
        const label = [...(field.labels ?? [])].map(({ textContent }) => textContent).join('') || field.getAttribute('aria-label');
        if (!label?.trim()) faults.push(`field without a label: ${told(field)}`);
        for (const id of (field.getAttribute('aria-describedby') ?? '').split(' ').filter((each) => each !== ''))
          if (document.getElementById(id) === null) faults.push(`described by nothing: ${told(field)} ${id}`);
        if (field.getAttribute('aria-invalid') === 'true' && !field.hasAttribute('aria-describedby'))
          faults.push(`wrong, and not why: ${told(field)}`);
        if (field.type === 'password' && !/^(?:current|new)-password$/.test(field.autocomplete))
          faults.push(`purpose not told: ${told(field)}`);
        return faults;
      });
  }

  /** RGAA 10.6: a link within a text is told apart by more than its colour. 3.1: a sign of state has words in it. */
  function colours() {
    const links = all('main p a, main li a, main dd a, main td a, main th a')
      // A list of ways to go is no text.
      .filter((link) => isShown(link) && !link.classList.contains('button') && link.closest('nav') === null)
      .filter((link) => !getComputedStyle(link).textDecorationLine.includes('underline'))
      .map((link) => `link without a line: ${told(link)}`);
    const tags = all('.tag, .notice-title').filter((tag) => isShown(tag) && tag.textContent.trim() === '');
    const current = all('nav [aria-current=page]').length;
    return [...links, ...tags.map((tag) => `sign without words: ${told(tag)}`), ...(current > 1 ? ['two pages are the current one'] : [])];
  }

  /** RGAA 1.1 and 1.2: a drawing has a name, or is passed over. */
  function drawings() {
    return all('svg, img')
      .filter((one) => isShown(one) && one.closest('[aria-hidden="true"]') === null && one.parentElement.closest('svg') === null)
      .filter(
        (one) =>
          one.tagName !== 'IMG' &&
          (one.getAttribute('role') !== 'img' || !(one.getAttribute('aria-label') || one.hasAttribute('aria-labelledby'))),
      )
      .map((one) => `drawing without a name: ${told(one)}`);
  }

  /** What does not fit: the page wider than its window, or words cut off outside of what scrolls. */
  function cut() {
    const over = document.documentElement.scrollWidth - innerWidth;
    const faults = over > 1 ? [`the page is ${over} px too wide`] : [];
    for (const element of all('main *, header *, footer *, dialog[open] *')) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      if (
        clipPath !== 'none' ||
        !isShown(element) ||
        element.closest('svg') !== null ||
        /^(?:INPUT|SELECT|TEXTAREA)$/.test(element.tagName)
      )
        continue;
      const isCut = (way, size, room) => /hidden|clip/.test(way) && size > room + 1;
      if (isCut(overflowX, element.scrollWidth, element.clientWidth) || isCut(overflowY, element.scrollHeight, element.clientHeight))
        faults.push(`cut off: ${told(element)}`);
    }
    // Without a frame that scrolls, what goes beyond the window is out of reach.
    for (const element of all('main h1, main h2, main p, main button, main input, main select, main a').filter(isShown)) {
      if (element.closest('.scroll, .hidden, svg') !== null) continue;
      const { left, right } = element.getBoundingClientRect();
      if (left < -1 || right > innerWidth + 1) faults.push(`beyond the window: ${told(element)}`);
    }
    return faults;
  }

  /** Styles of the reader's own. */
  function restyle(text) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }

  /** How often the Tab key stops at most: of buttons of one choice at one, of a date at each part. */
  function stops() {
    const groups = new Set();
    return all(FOCUSABLE)
      .filter((one) => {
        if (!isShown(one) || one.tabIndex < 0) return false;
        if (one.type !== 'radio') return true;
        const isFirst = !groups.has(one.name);
        groups.add(one.name);
        return isFirst;
      })
      .reduce((sum, { type }) => sum + (type === 'date' ? 5 : 1), 0);
  }

  /** RGAA 10.7, WCAG 2.4.11: where the focus is, whether it is seen, and whether anything lies over it. */
  function focused() {
    const one = document.activeElement;
    if (one === null || one === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(one.classList.contains('hidden') ? (one.labels[0] ?? one) : one);
    const faults = outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 ? [`focus not seen: ${told(one)}`] : [];
    // Within a frame that scrolls the browser has brought it to sight; of what is taller than the window, a part is.
    // Of a field that only its label shows, the label.
    const shown = one.classList.contains('hidden') ? (one.labels[0] ?? one) : one;
    const rects = [...shown.getClientRects()];
    const points = rects.flatMap(({ left, top, width, height }) =>
      [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + x * width, top + y * height])),
    );
    const isMet = points.some(([x, y]) => {
      const met = document.elementFromPoint(x, y);
      return met !== null && (shown.contains(met) || met.contains(shown));
    });
    if (!isMet) faults.push(`focus hidden: ${told(one)}`);
    if (one.tabIndex > 0) faults.push(`an order of its own: ${told(one)}`);
    one.dataset.met = '';
    return faults;
  }

  /** What the Tab key has not come to. */
  function missed() {
    const groups = new Set(all('input[type=radio][data-met]').map(({ name }) => name));
    return all(FOCUSABLE)
      .filter((one) => isShown(one) && one.tabIndex >= 0 && !('met' in one.dataset) && !(one.type === 'radio' && groups.has(one.name)))
      .map((one) => `out of reach: ${told(one)}`);
  }

  /** With less motion asked for nothing moves. */
  function moving() {
    return all('*')
      .filter((one) => {
        const { animationName, transitionDuration } = getComputedStyle(one);
        return animationName !== 'none' || /[1-9]/.test(transitionDuration);
      })
      .map((one) => `moves: ${told(one)}`);
  }

  /** With colours of the reader's own: what is pressed or filled in keeps an edge; not what looks like a link,
   * heads a column, or has an edge that the browser draws. */
  function edges() {
    return all('button:not(.quiet, .sorts), input:not([type=checkbox], [type=radio]), select, textarea, .notice, .tag')
      .filter((one) => isShown(one) && Number.parseFloat(getComputedStyle(one).borderTopWidth) < 1)
      .map((one) => `without an edge: ${told(one)}`);
  }

  /** On paper: what leads elsewhere or does something is left out, and nothing scrolls. */
  function printed() {
    // What a column is called is pressed to sort it, and printed.
    const left = all('button:not(.sorts), nav')
      .filter(isShown)
      .map((one) => `on paper: ${told(one)}`);
    const scrolled = all('.scroll').filter((one) => getComputedStyle(one).overflowX !== 'visible');
    return [...left, ...scrolled.map((one) => `scrolls on paper: ${told(one)}`), ...(all('h1').some(isShown) ? [] : ['no title on paper'])];
  }

  return { structure, tables, fields, colours, drawings, cut, restyle, stops, focused, missed, moving, edges, printed };
})();
