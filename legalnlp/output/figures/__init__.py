"""Figures for print: heat map, world map, tile grids, timeline and agreement, as SVG, PDF, PNG."""
