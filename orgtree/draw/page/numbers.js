// Numbers in texts that say values: of an interval its lower end, or the end that it has.

export const numberIn = (text) => {
  const found = /^(?:Σ )?(?:\.\.)?(-?\d[\d,]*(?:\.\d+)?)(?:\.\.[-\d,.]*)? ?%?(?: [(◆].*)?$/.exec(text || "");
  return found ? Number(found[1].replaceAll(",", "")) : null;
};
