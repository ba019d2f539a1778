/** A list of names in which each has one place, given out in the order they are met. */
export class Names {
  readonly list: string[];
  private readonly places: Map<string, number>;
  private readonly byBytes = new Map<string, number>();

  constructor(first: readonly string[] = []) {
    this.list = [...first];
    this.places = new Map(first.map((name, place) => [name, place]));
  }

  placeOf(name: string): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    this.places.set(name, this.list.length);
    return this.list.push(name) - 1;
  }

  /** The same for ids as the database has them; a text is made of each only once. */
  placeOfBytes(bytes: Uint8Array, textOf: (bytes: Uint8Array) => string): number {
    const key = (bytes as Buffer).toString("latin1");
    const known = this.byBytes.get(key);
    if (known !== undefined) return known;
    const place = this.placeOf(textOf(bytes));
    this.byBytes.set(key, place);
    return place;
  }
}
