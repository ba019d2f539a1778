/** Something a picture may show instead of what the brief asks. */
export interface ContrastPrompt {
  readonly text: string;
  readonly reason: "off_topic" | "screenshot_or_text";
  /** The rules' fixed list, another job of the same owner, or a person. */
  readonly from: "rules" | "neighbour" | "person";
}

interface ContrastRule extends Omit<ContrastPrompt, "from"> {
  /** Words of a brief that make this contrast unfair: a job about dogs must not lose to "an animal". */
  readonly unless: RegExp;
}

const words = (pattern: string): RegExp => new RegExp(`\\b(?:${pattern})\\b`, "iu");

const CONTRASTS: readonly ContrastRule[] = [
  {
    text: "a screenshot of text",
    reason: "screenshot_or_text",
    unless: words(
      "screens?|screenshots?|texts?|documents?|receipts?|invoices?|pages?|handwrit\\w+|handwritten|notes?|menus?|letters?|app|apps|websites?",
    ),
  },
  { text: "a blank picture", reason: "off_topic", unless: words("blank|empty background") },
  { text: "a photo of something else", reason: "off_topic", unless: /(?!)/u },
  {
    text: "a drawing",
    reason: "off_topic",
    unless: words(
      "draw\\w*|sketch\\w*|paint\\w*|illustrat\\w+|art|artworks?|doodles?|cartoons?|logos?|memes?|murals?|designs?",
    ),
  },
  {
    text: "a photo of a person",
    reason: "off_topic",
    unless: words(
      "persons?|people|selfies?|fac(?:e|es|ial)|portraits?|man|men|woman|women|child|children|kids?|hands?|wear\\w*|outfits?|clothes|clothing|poses?|posing|smil\\w+|you|yourself|workers?|crowds?|famil(?:y|ies)|friends?",
    ),
  },
  {
    text: "a photo of an animal",
    reason: "off_topic",
    unless: words(
      "animals?|pets?|dogs?|pupp(?:y|ies)|cats?|kittens?|birds?|fish(?:es)?|horses?|cows?|insects?|wildlife|butterfl(?:y|ies)|bees?|sheep|rabbits?|chickens?|reptiles?",
    ),
  },
  {
    text: "a photo of food",
    reason: "off_topic",
    unless: words(
      "foods?|meals?|dish(?:es)?|plates?|drinks?|coffees?|teas?|cups?|breakfasts?|lunch(?:es)?|dinners?|snacks?|fruits?|vegetables?|bread|cakes?|pizzas?|restaurants?|groceries|menus?|recipes?|bottles?|cook\\w*|bak\\w+|eat\\w*",
    ),
  },
  {
    text: "a photo of a landscape",
    reason: "off_topic",
    unless: words(
      "landscapes?|nature|mountains?|fields?|forests?|trees?|sky|skies|sunsets?|sunrises?|beach(?:es)?|seas?|lakes?|rivers?|parks?|gardens?|outdoors?|views?|clouds?|grass|flowers?|sun|scener(?:y|ies)",
    ),
  },
  {
    text: "a photo of a building",
    reason: "off_topic",
    unless: words(
      "buildings?|houses?|homes?|shops?|shopfronts?|storefronts?|stores?|facades?|fronts?|architecture|towers?|bridges?|church(?:es)?|schools?|offices?|streets?|cit(?:y|ies)|towns?|apartments?|doors?|windows?|walls?|roofs?|restaurants?|cafes?|hotels?|stations?|signs?|landmarks?|graffiti|murals?",
    ),
  },
  {
    text: "a photo of a room",
    reason: "off_topic",
    unless: words(
      "rooms?|indoors?|interiors?|kitchens?|bathrooms?|bedrooms?|desks?|tables?|chairs?|sofas?|furniture|offices?|workspaces?|shel(?:f|ves)|houses?|homes?|floors?|lamps?|beds?|aisles?",
    ),
  },
  {
    text: "a photo of a vehicle",
    reason: "off_topic",
    unless: words(
      "vehicles?|cars?|trucks?|buses|bus|bikes?|bicycles?|motorcycles?|scooters?|vans?|trains?|boats?|ships?|planes?|aircraft|rockets?|traffic|parking|parked|tractors?|roads?|licen[cs]e plates?|number plates?",
    ),
  },
];

/** The contrasts that are fair for a brief: those that it does not itself speak of. Never empty. */
export const contrastsFor = (brief: string): readonly ContrastPrompt[] =>
  CONTRASTS.filter((contrast) => !contrast.unless.test(brief)).map(({ text, reason }) => ({
    text,
    reason,
    from: "rules",
  }));
