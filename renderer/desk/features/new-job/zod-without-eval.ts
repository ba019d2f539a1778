import { z } from "zod";

// The page forbids making code from text. Must run before the first schema is made.
z.config({ jitless: true });
