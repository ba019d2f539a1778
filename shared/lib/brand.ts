/** A nominal type: two brands of the same base type cannot be swapped by mistake. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
