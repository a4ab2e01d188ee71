export default class {
	data() {
		return { permalink: "/posts.json", eleventyExcludeFromCollections: true };
	}
	render({ collections, metadata }) {
		return JSON.stringify(collections.posts.map((post) => ({
			file: post.inputPath.replace(/^\.\//, ""),
			url: new URL(post.url, metadata.url).href,
			title: post.data.title,
			date: post.date.toISOString(),
			categories: [],
			tags: (post.data.tags || []).filter((tag) => tag !== "posts"),
			html: post.content,
		})));
	}
}
