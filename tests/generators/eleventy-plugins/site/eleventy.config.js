import markdown from "./settings/markdown.js";
import { folders } from "./settings/folders.js";

// input: "nowhere"
export default function (config) {
  config.setLibrary("md", markdown);
  return { dir: { input: folders.from, output: folders.to } };
}
