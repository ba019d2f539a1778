/** A cosine or a signed value with two decimals and a real minus sign. */
export const cosineText = (value: number): string =>
  value.toFixed(2).replace("-", "−").replace("−0.00", "0.00");

/** A share as a percentage; one decimal below ten per cent, where a decimal says something. */
export const percentText = (share: number): string => {
  const percent = share * 100;
  return `${percent < 9.95 && percent > 0 ? percent.toFixed(1) : Math.round(percent)} %`;
};

export const starsText = (value: number): string => value.toFixed(1);

/** "12.2 MP"; below a tenth of a megapixel the sides say more than the area. */
export const megapixelsText = (width: number, height: number): string => {
  const megapixels = (width * height) / 1e6;
  return megapixels < 0.1 ? `${width} × ${height} pixels` : `${megapixels.toFixed(1)} MP`;
};

export const sidesText = (width: number, height: number): string => `${width} × ${height}`;

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const countText = (count: number, singular: string): string =>
  `${count} ${singular}${count === 1 ? "" : "s"}`;
