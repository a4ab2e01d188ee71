export default function (eleventyConfig) {
	eleventyConfig.addFilter("stringify", (value) => JSON.stringify(value));
	eleventyConfig.addCollection("everything", (api) => api.getFilteredByGlob(["posts/**/*.md", "notes/**/*.md", "_notes/**/*.md"]));
	return {
		dir: {
			includes: "_includes",
			data: "_data",
			output: "_site",
		},
	};
}
