// Columns of the embedded data, in the forms that columns.py tells.

// A column comes in one of three forms; all become a plain array, null for none.
export const column = (form) => {
  if (Array.isArray(form)) return form.map((value) => value === null ? null : String(value));
  if (form.i) return form.i.map((at) => at < 0 ? null : String(form.v[at]));
  const values = new Array(form.n).fill(null);
  let unit = 0;
  form.a.forEach((step, at) => { unit += step; values[unit] = String(form.v[at]); });
  return values;
};

export const sums = (steps) => { let sum = 0; return steps.map((step) => sum += step); };

export const textColumns = (forms) => Object.entries(forms).map(([language, form]) => [language, column(form)]);
