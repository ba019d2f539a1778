const NAMESPACE = "http://www.w3.org/2000/svg";
const MARGIN = 40;

/** A chart as a file of its own: colours of the theme written out, its title and units above it. */
export const chartFile = (svg: SVGSVGElement, title: string, unit: string): string => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  copy.removeAttribute("class");
  copy.setAttribute("xmlns", NAMESPACE);
  copy.setAttribute("viewBox", `0 ${String(-MARGIN)} ${String(width)} ${String(height + MARGIN)}`);
  copy.setAttribute("width", String(width * 2));
  copy.setAttribute("height", String((height + MARGIN) * 2));
  copy.setAttribute("font-family", "system-ui, sans-serif");
  const ground = document.createElementNS(NAMESPACE, "rect");
  for (const [name, value] of Object.entries({
    x: 0,
    y: -MARGIN,
    width,
    height: height + MARGIN,
    fill: "var(--surface-1)",
  }))
    ground.setAttribute(name, String(value));
  copy.prepend(ground);
  copy.append(words(title, 14, -22, "var(--text-1)", "600"), words(unit, 11, -6, "var(--text-2)", "400"));
  const style = getComputedStyle(document.documentElement);
  return new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(/var\((--[a-z0-9-]+)\)/g, (_, token: string) => style.getPropertyValue(token).trim());
};

const words = (text: string, size: number, y: number, fill: string, weight: string): SVGTextElement => {
  const element = document.createElementNS(NAMESPACE, "text");
  element.textContent = text;
  for (const [name, value] of Object.entries({ x: 12, y, fill, "font-size": size, "font-weight": weight }))
    element.setAttribute(name, String(value));
  return element;
};
