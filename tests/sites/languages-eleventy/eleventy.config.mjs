export default function (config) {
  return { dir: { input: "posts" } };
}
