// Puts the units in another order before anything else reads them: in groups, or as they stand when one asks for a hierarchy.

// The data are not taken over yet, so that a word is read from them, in both languages.
const spokenIn = (data, key) => ({ en: data.words[key][0], zh: data.words[key][1] });

const groupKind = (data) => ["*group", spokenIn(data, "group_kind"), "#eceff3", "#667280", "#17212e", "", 0, 0, 0];

const parentsOf = (depths) => {
  const way = [];
  return depths.map((depth, unit) => { way[depth] = unit; return depth ? way[depth - 1] : -1; });
};

// For each unit the key of its group, and for each key what the group is called; null where nobody can be grouped so.
const groupsOf = (data, sort, at, column) => {
  if (sort === "kind") return { keys: column(data.kind), titles: data.kinds.map(([name, title]) => title || name), order: data.kinds.map((_, kind) => String(kind)) };
  const field = sort === "field" && data.fields[at];
  if (!field) return null;
  const [, , spoken, form] = field;
  const columns = spoken ? Object.entries(form).map(([language, one]) => [language, column(one)]) : [[data.language, column(form)]];
  const keys = data.ids.map((_, unit) => columns.some(([, texts]) => texts[unit] !== null) ? JSON.stringify(columns.map(([, texts]) => texts[unit])) : "");
  const titles = {};
  keys.forEach((key, unit) => { titles[key] ??= Object.fromEntries(columns.map(([language, texts]) => [language, texts[unit]])); });
  titles[""] = spokenIn(data, "unstated");
  return { keys, titles, order: Object.keys(titles).sort((a, b) => (a === "") - (b === "")) };
};

// Units in the order of their trees, with depths; siblings keep their order, what is grouped that of its groups.
const inOrder = (above) => {
  const below = new Map();
  above.forEach((near, unit) => { if (!below.has(near)) below.set(near, []); below.get(near).push(unit); });
  const [order, depths] = [[], []];
  const waiting = (below.get(-1) || []).map((unit) => [unit, 0]).reverse();
  while (waiting.length) {
    const [unit, depth] = waiting.pop();
    order.push(unit);
    depths.push(depth);
    for (const child of (below.get(unit) || []).toReversed()) waiting.push([child, depth + 1]);
  }
  return { order, depths };
};

// Changes the data in place; returns whether that was possible.
export const regroup = (data, by, column) => {
  const [sort, at] = by.split(" ");
  const size = data.ids.length;
  const parents = parentsOf(column(data.depth).map(Number));
  const titles = [];
  let above;
  if (sort === "under" && data.standing[at]) above = column(data.standing[at]).map((near, unit) => near === null ? parents[unit] : Number(near));
  else {
    const groups = groupsOf(data, sort, at, column);
    if (!groups) return false;
    const used = new Set(groups.keys);
    const number = new Map(groups.order.filter((key) => used.has(key)).map((key, place) => { titles.push(groups.titles[key]); return [key, size + place]; }));
    above = [...groups.keys.map((key) => number.get(key)), ...titles.map(() => -1)];
  }
  const { order, depths } = inOrder(above);
  const place = [];
  order.forEach((unit, now) => { place[unit] = now; });
  const steps = (units) => units.map((unit, one) => unit - (one ? units[one - 1] : 0));
  const moved = (counted) => { let sum = 0; return steps(counted.map((step) => sum += step).map((unit) => unit < 0 ? unit : place[unit])); };
  const perUnit = (form, none = null) => { const values = column(form); return order.map((unit) => unit < size ? values[unit] : none); };
  const perLanguage = (forms) => Object.fromEntries(Object.entries(forms).map(([language, form]) => [language, perUnit(form)]));

  let before = "";
  const ids = data.ids.map((entry) => before = before.slice(0, parseInt(entry[0], 36)) + entry.slice(1));
  data.ids = order.map((unit) => `0${unit < size ? ids[unit] : `*${unit - size}`}`);
  data.depth = depths;
  data.names = perLanguage(data.names);
  titles.forEach((title, group) => {
    for (const [language, text] of Object.entries(typeof title === "string" ? { [data.language]: title } : title)) {
      data.names[language] ??= order.map(() => null);
      data.names[language][place[size + group]] = text;
    }
  });
  data.kind = perUnit(data.kind, data.kinds.length);
  if (titles.length) data.kinds.push(groupKind(data));
  for (const field of data.fields) field[3] = field[2] ? perLanguage(field[3]) : perUnit(field[3]);
  for (const key of ["pinyin", "leftUnder"]) if (data[key]) data[key] = perUnit(data[key]);
  if (data.hierarchy) data.hierarchy = perUnit(data.hierarchy, -1);
  data.standing = data.standing.map((form) => perUnit(form).map((near) => near === null || near === "-1" ? near : place[near]));
  data.findings.unit = moved(data.findings.unit);
  data.links.source = moved(data.links.source);
  data.links.target = data.links.target.map((unit) => place[unit]);
  data.bodies.unit = moved(data.bodies.unit);
  data.bodies.at = data.bodies.at.map((unit) => unit < 0 ? unit : place[unit]);
  data.vacant = moved(data.vacant);
  for (const metric of data.metrics) {
    for (const key of ["shown", "fraction", "share"]) if (metric[key]) metric[key] = perUnit(metric[key]);
    metric.gap = moved(metric.gap);
  }
  for (const said of data.history) said[0] = place[said[0]];
  if (data.preview) data.preview.units = data.preview.units.map((form) => perUnit(form));
  data.groups = titles.map((_, group) => place[size + group]);
  data.above = order.map((unit) => unit < size && parents[unit] >= 0 ? place[parents[unit]] : -1);
  return true;
};
